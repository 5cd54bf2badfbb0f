/** Gives each name a number, from 0 on. */
export class Names {
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  name(number: number): string {
    return this.names[number]!;
  }

  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.numbers.set(name, number);
    return number;
  }
}
