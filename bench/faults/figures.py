"""What a campaign counted on its way, told at its end."""

from dataclasses import dataclass, field


@dataclass
class Figures:
    """``backs`` are seconds from the relay's listening until everybody was in the room again."""

    relay: int = 0
    programs: int = 0
    texts: int = 0
    under_way: int = 0
    on_disk: int = 0
    safe: int = 0
    backs: list[float] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The figures as sentences."""
        said = [
            f"{self.kills} kills: the relay {self.relay} times, a program {self.programs} times",
            f"{self.texts} texts were given; {self.under_way} of them were on their way at a kill",
            f"{self.safe} were called safe in the room; {self.on_disk} were on the disk of one killed",
        ]
        if self.backs:
            backs = sorted(self.backs)
            middle, nearly = backs[len(backs) // 2], backs[int(0.95 * (len(backs) - 1))]
            said.append(
                f"all were back {middle:.1f} s after the relay (median; 95 % of the times {nearly:.1f} s, "
                f"the longest {backs[-1]:.1f} s)"
            )
        return said

    @property
    def kills(self) -> int:
        """How often something was killed."""
        return self.relay + self.programs
