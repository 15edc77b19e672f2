"""Our search beside Material's own and Pagefind: the same pages, the same queries, in the same run."""
