/** The series of an indicator: what is measured, the bound and by when. */
import type { Series, Span } from '../draft.js';

export const readSeries = (_source: string, _span: Span): readonly Series[] => [];
