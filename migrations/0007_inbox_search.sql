-- Terms alone: the index gives no text back, and a conversation can be taken out of it.
CREATE VIRTUAL TABLE `inbox_search` USING fts5(terms, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
