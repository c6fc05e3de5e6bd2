"""From a decoded text to paragraphs that know their section and mandated part."""
