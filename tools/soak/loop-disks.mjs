/**
 * A disk that can be cloned in a moment: an image with a file system on it (ext4), kept as a file on a file system with reflinks (xfs), both on
 * loop devices. The clone is the block device as it stood: what was still in the memory of its file system is gone, as after a power cut.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const run = (program, ...args) => {
  const ran = spawnSync(program, args, { encoding: 'utf8' });
  if (ran.error !== undefined || ran.status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${ran.error?.message ?? ran.stderr.trim()}`);
};

const OUTER = '12G';
const INNER = '4G';

/** Null and why, where this machine does not let us mount. */
export const makeDisks = (folder) => {
  const at = (name) => join(folder, name);
  const mounted = [];
  const mount = (image, place) => {
    mkdirSync(place, { recursive: true });
    run('mount', '-o', 'loop', image, place);
    mounted.push(place);
  };
  const unmount = (place) => {
    run('umount', place);
    mounted.splice(mounted.indexOf(place), 1);
  };
  const close = () => {
    for (const place of [...mounted].reverse()) unmount(place);
    rmSync(at('outer.img'), { force: true });
  };
  try {
    if (process.platform !== 'linux') throw new Error('loop devices are Linux’s own');
    run('truncate', '-s', OUTER, at('outer.img'));
    run('mkfs.xfs', '-q', '-m', 'reflink=1', at('outer.img'));
    mount(at('outer.img'), at('outer'));
    run('truncate', '-s', INNER, at('outer/inner.img'));
    run('mkfs.ext4', '-q', at('outer/inner.img'));
    mount(at('outer/inner.img'), at('inner'));
  } catch (fault) {
    close();
    return { disks: null, why: fault.message };
  }
  return {
    disks: {
      folder: at('inner'),
      clone: () => run('cp', '--reflink=always', at('outer/inner.img'), at('outer/clone.img')),
      /** Its journal is replayed by mounting, as after a power cut. */
      openClone: () => {
        mount(at('outer/clone.img'), at('clone'));
        return at('clone');
      },
      closeClone: () => {
        unmount(at('clone'));
        rmSync(at('outer/clone.img'));
      },
      close,
    },
    why: null,
  };
};
