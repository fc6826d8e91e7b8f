using HybridTrust.Testing;
using HybridTrust.Workflows.Cases;
using HybridTrust.Workflows.Cases.Calendars;

namespace HybridTrust.Functions.Tests.Durable;

public sealed class DurableActivityCases : ActivityCases
{
    protected override IEngineFixture CreateEngine() => new DurableFixture();
}

public sealed class DurableEventCases : EventCases
{
    protected override IEngineFixture CreateEngine() => new DurableFixture();
}

public sealed class DurableChildCases : ChildCases
{
    protected override IEngineFixture CreateEngine() => new DurableFixture();
}

public sealed class DurableClientCases : ClientCases
{
    protected override IEngineFixture CreateEngine() => new DurableFixture();
}

public sealed class DurableTimeCases : TimeCases
{
    protected override IEngineFixture CreateEngine() => new DurableFixture();
}

public sealed class DurableRestartCases : RestartCases
{
    protected override IEngineFixture CreateEngine() => new DurableFixture();
}

public sealed class DurableCalendarCases : CalendarCases
{
    protected override ITimedEngine CreateEngine(SimulatedTime clock) => new TimedDurableEngine(clock);
}

public sealed class DurableRotationCases : RotationCases
{
    protected override ITimedEngine CreateEngine(SimulatedTime clock) => new TimedDurableEngine(clock);
}

public sealed class DurableWatchCases : WatchCases
{
    protected override ITimedEngine CreateEngine(SimulatedTime clock) => new TimedDurableEngine(clock);
}
