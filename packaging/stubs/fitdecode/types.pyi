class Field:
    name: str
    def_num: int
    field_type: str
