"""How meanings look: tokens, the palette and sheet made from them, the font and the icons."""
