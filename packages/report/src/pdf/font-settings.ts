/** A fontconfig file over the system's own: a face that is not installed is drawn with its first stand-in that is. */
import { join } from 'node:path';
import { FACES, type Face } from '../official/faces.js';

const alias = ({ name, standIns }: Face): string =>
  `<alias binding="same"><family>${name}</family><prefer>${[name, ...standIns].map((family) => `<family>${family}</family>`).join('')}</prefer></alias>`;

export const fontSettings = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir prefix="default">${join(folder, 'font-cache')}</cachedir>${Object.values(FACES).map(alias).join('')}</fontconfig>`;
