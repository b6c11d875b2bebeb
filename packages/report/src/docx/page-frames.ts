/** The page itself: portrait on the grid, and the same sheet turned for tables. */
import { DocumentGridType, type ISectionPropertiesOptions, PageOrientation, SectionType } from 'docx';
import { GRID, LANDSCAPE, LINE, MARGIN, PAGE, PAGE_NUMBER } from '../official/measures.js';

const grid = { type: DocumentGridType.LINES_AND_CHARS, linePitch: GRID.linePitch, charSpace: GRID.charSpace } as const;

export const portrait = (type: ISectionPropertiesOptions['type'] = SectionType.NEXT_PAGE): ISectionPropertiesOptions => ({
  type,
  page: {
    size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.PORTRAIT },
    margin: {
      top: MARGIN.top,
      right: MARGIN.right,
      bottom: MARGIN.bottom,
      left: MARGIN.left,
      header: LINE,
      footer: PAGE_NUMBER.fromBottom,
      gutter: 0,
    },
  },
  grid,
});

/** Width and height are given as of the upright sheet: the library turns them. Table text keeps its own pitch, so there is no grid. */
export const landscape = (): ISectionPropertiesOptions => ({
  type: SectionType.NEXT_PAGE,
  page: {
    size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
    margin: {
      top: LANDSCAPE.top,
      right: LANDSCAPE.right,
      bottom: LANDSCAPE.bottom,
      left: LANDSCAPE.left,
      header: LINE,
      footer: LINE,
      gutter: 0,
    },
  },
  grid: { linePitch: GRID.linePitch },
});
