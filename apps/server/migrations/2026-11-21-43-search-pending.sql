-- A search reads the list of words that are not yet sorted into the index; kept short, it costs the search little and
-- still lets a create put its words down together.
alter index matter_texts_tokens set (gin_pending_list_limit = 64);
