/** A unit's sheet of a period (填报单): one model for the workbook that is filled in and the paper that is signed. */
import type { Light, Role } from './words.js';

export type Cause = 'funds' | 'land' | 'approval' | 'coordination' | 'policy' | 'market' | 'weather' | 'capacity' | 'other';
export const CAUSES: readonly Cause[] = ['funds', 'land', 'approval', 'coordination', 'policy', 'market', 'weather', 'capacity', 'other'];
export type ReportedLight = Exclude<Light, 'none'>;
export const REPORTED_LIGHTS: readonly ReportedLight[] = ['green', 'yellow', 'red'];

/** Which sheet it is. `version` counts what the unit was asked: a workbook of an older one is refused. */
export type SheetIdentity = { readonly planId: string; readonly periodId: string; readonly unitId: string; readonly version: number };

export type SheetAsk = { readonly of: string; readonly what: string; readonly by: string };
export type SheetFigure = {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};
export type SheetTask = {
  readonly taskId: string;
  readonly number: string;
  readonly text: string;
  readonly role: Role;
  readonly due: string;
  readonly closing: string;
  /** Last accepted words; empty where there are none. */
  readonly lastText: string;
  readonly report: {
    readonly unchanged: boolean;
    readonly text: string;
    readonly light: ReportedLight | null;
    readonly cause: Cause | null;
    readonly ask: SheetAsk | null;
  };
  /** Figures known from last period stand here with no value: only the value is asked. */
  readonly figures: readonly SheetFigure[];
};
export type SheetSeries = {
  readonly indicatorId: string;
  readonly series: number;
  readonly name: string;
  readonly unit: string;
  readonly lastValue: number | null;
  readonly value: number | null;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};
export type UnitSheet = {
  readonly identity: SheetIdentity;
  readonly planTitle: string;
  readonly periodName: string;
  readonly unitName: string;
  /** A day. */
  readonly dueOn: string;
  readonly tasks: readonly SheetTask[];
  readonly series: readonly SheetSeries[];
  /** The units that may be asked, for the drop-down; empty: free text. */
  readonly askable: readonly string[];
};
