using HybridTrust.Testing;
using HybridTrust.Workflows.Cases.Calendars;

namespace HybridTrust.Local.Tests.Engine;

public sealed class EmbeddedCalendarCases : CalendarCases
{
    protected override ITimedEngine CreateEngine(SimulatedTime clock) => new TimedEmbeddedEngine(clock);
}

public sealed class EmbeddedRotationCases : RotationCases
{
    protected override ITimedEngine CreateEngine(SimulatedTime clock) => new TimedEmbeddedEngine(clock);
}

public sealed class EmbeddedWatchCases : WatchCases
{
    protected override ITimedEngine CreateEngine(SimulatedTime clock) => new TimedEmbeddedEngine(clock);
}
