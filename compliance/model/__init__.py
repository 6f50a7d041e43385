"""The values that travel through rightslint: frozen msgspec structs, one module per stage of the data flow.

``files`` what lies in the project, ``matching`` what listening found, ``facts`` the document the policies see,
``findings`` what the policies said. Constructors do not validate: use `msgspec.convert` at every edge.
"""
