/**
 * A Result that travels: what JSON carries of it.
 */
import * as v from 'valibot';

export const result = <V extends v.GenericSchema, F extends v.GenericSchema>(value: V, failure: F) =>
  v.variant('ok', [v.object({ ok: v.literal(true), value }), v.object({ ok: v.literal(false), failure })]);
