"""Claims held against what was heard."""

from __future__ import annotations

from compliance.reconcile.ends import check_ends
from compliance.reconcile.explain import Reconciled, reconcile

__all__ = ["Reconciled", "check_ends", "reconcile"]
