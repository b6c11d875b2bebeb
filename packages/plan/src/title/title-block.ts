/** The title block: title, issuer, document number, day of issue. */
import type { TitleBlock } from '../draft.js';

export const readTitleBlock = (_source: string, _bodyStart: number): TitleBlock => ({
  title: null,
  issuer: null,
  documentNumber: null,
  issuedOn: null,
});
