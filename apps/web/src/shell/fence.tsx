/** A fault while drawing, or a part that could not be loaded, leaves a message and a way to go on, never an empty page. */
import { Component, type ReactNode } from 'react';
import { Trouble } from './trouble';

type Props = { readonly children: ReactNode /** Where the person is: going elsewhere clears the fault. */; readonly at: string };
type State = { readonly error: unknown; readonly at: string };

export class Fence extends Component<Props, State> {
  override state: State = { error: null, at: this.props.at };
  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }
  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.at === state.at ? null : { error: null, at: props.at };
  }
  override render() {
    return this.state.error ? <Trouble error={this.state.error} retry={() => location.reload()} /> : this.props.children;
  }
}
