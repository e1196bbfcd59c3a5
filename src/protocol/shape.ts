/**
 * Tests of what comes from outside, for the script that every page pays for:
 * the few kinds of values it hears and reads, without a library of schemas. All
 * other edges parse with the schemas; shape.test.ts holds the two to each other.
 */
export type Shape<Value> = (value: unknown) => value is Value;

export const isString: Shape<string> = (value): value is string => typeof value === 'string';
export const isNumber: Shape<number> = (value): value is number => typeof value === 'number' && !Number.isNaN(value);

export const oneOf =
  <const Word extends string | number | boolean>(words: readonly Word[]): Shape<Word> =>
  (value): value is Word =>
    (words as readonly unknown[]).includes(value);

export const listOf =
  <Item>(item: Shape<Item>): Shape<Item[]> =>
  (value): value is Item[] =>
    Array.isArray(value) && value.every(item);

export const optional =
  <Value>(shape: Shape<Value>): Shape<Value | undefined> =>
  (value): value is Value | undefined =>
    value === undefined || shape(value);

export const either =
  <One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> =>
  (value): value is One | Other =>
    one(value) || other(value);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordOf =
  <Value>(shape: Shape<Value>): Shape<Record<string, Value>> =>
  (value): value is Record<string, Value> =>
    isRecord(value) && Object.values(value).every(shape);

/** An object with these fields and no others. */
export const object =
  <Fields extends object>(fields: { readonly [Name in keyof Fields]-?: Shape<Fields[Name]> }): Shape<Fields> =>
  (value): value is Fields =>
    isRecord(value) && Object.keys(value).every((name) => Object.hasOwn(fields, name)) && Object.entries<Shape<unknown>>(fields).every(([name, shape]) => shape(value[name]));

/** The fields of an object that have their shape; for each of the others, its default. */
export function fieldsOf<Fields extends object>(value: unknown, shapes: { readonly [Name in keyof Fields]-?: Shape<Fields[Name]> }, defaults: Fields): Fields {
  const given = isRecord(value) ? value : {};
  const names = Object.keys(shapes) as (keyof Fields & string)[];
  return Object.fromEntries(names.map((name) => [name, name in given && shapes[name](given[name]) ? given[name] : defaults[name]])) as Fields;
}
