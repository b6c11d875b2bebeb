/** The directory of bodies: what a printed unit name stands for. It must never reject a name: what it does not know stays as printed. */

export type UnitKind =
  | 'partyBody'
  | 'governmentDepartment'
  | 'government'
  | 'zone'
  | 'centralAgency'
  | 'enterprise'
  | 'publicInstitution'
  | 'peoplesOrganisation'
  | 'judicialBody'
  | 'other';
export type UnitLevel = 'national' | 'provincial' | 'prefecture' | 'county' | 'township' | 'unknown';
export type UnitDescription = { readonly kind: UnitKind; readonly level: UnitLevel; readonly place: string | null };
export type NameContext = { readonly province: string | null; readonly sharedPrefix?: string | null };

export const canonicalUnit = (name: string, _context: NameContext): string => name;

export const describeUnit = (_canonical: string): UnitDescription => ({ kind: 'other', level: 'unknown', place: null });

export const looksLikeUnit = (name: string): boolean =>
  /(?:部|委|委員會|委员会|厅|廳|局|办|辦|办公室|政府|院|会|會|社|行|公司|集团|中心|署|总队|海关|銀行|银行)$/.test(name);

export const isGroupWords = (name: string): boolean => /^(?:各|有关|有關|相关|相關|全部)|(?:成员单位|成員單位|责任部门|責任部門)$/.test(name);

export const inferProvince = (_source: string): string | null => null;
