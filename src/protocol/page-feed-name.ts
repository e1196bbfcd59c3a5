/** The name of the port by which the side panel hears of a page. Apart from page-feed.ts, whose schemas no page carries. */
export const PAGE_FEED = 'page-feed';
