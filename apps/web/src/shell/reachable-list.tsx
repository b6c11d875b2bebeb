/** An opened list that scrolls can be reached by keyboard itself, not through its field alone. */
import type { ReactElement } from 'react';

const makeReachable = (box: HTMLElement | null) => box?.querySelector('.ant-select-dropdown-list-holder')?.setAttribute('tabindex', '0');

export const reachableList = (list: ReactElement) => <div ref={makeReachable}>{list}</div>;
