/**
 * Items of the everything-format beside its packs' entries.
 */
export type PersonalEntryItem = { readonly entry: object; readonly createdAt: number; readonly updatedAt: number; readonly plain?: boolean };
