/**
 * All rules of the glossary, in the order their faults are told.
 */
import type { Fault } from '../fault.ts';
import type { Glossary } from '../load.ts';
import { dashInPeriod } from './dash-in-period.ts';
import { formDuty } from './form-duty.ts';
import { formsCollide } from './forms-collide.ts';
import { glossForm } from './gloss-form.ts';
import { idIsFilename } from './id-is-filename.ts';
import { mixedScript } from './mixed-script.ts';
import { personComplete } from './person-complete.ts';
import { renamesHold } from './renames-hold.ts';
import type { Rule } from './rule.ts';
import { seeExists } from './see-exists.ts';
import { sourcesPresent } from './sources-present.ts';
import { uniqueId } from './unique-id.ts';

export const RULES: readonly Rule[] = [idIsFilename, uniqueId, personComplete, glossForm, mixedScript, dashInPeriod, formDuty, formsCollide, seeExists, sourcesPresent, renamesHold];

/** Every fault of the glossary, parse faults first. */
export const lintGlossary = (glossary: Glossary): readonly Fault[] => [...glossary.faults, ...RULES.flatMap((rule) => rule.check(glossary))];
