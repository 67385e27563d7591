class Archive:
    _filename: str

pyz_archive: Archive
