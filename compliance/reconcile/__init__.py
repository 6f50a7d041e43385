"""Claims held against what was heard."""

from __future__ import annotations

from compliance.reconcile.explain import Reconciled, reconcile

__all__ = ["Reconciled", "reconcile"]
