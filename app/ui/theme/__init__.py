"""How the program looks: the only room that holds colours and sizes."""
