package dev.autodidact.registry.dashboard;

import java.util.List;

/**
 * One page of a long list.
 *
 * @param total how many there are on all pages
 * @param page which page, from 0
 * @param size how many fit on a page
 * @param rows those on this page
 */
record Part<T>(long total, int page, int size, List<T> rows) {}
