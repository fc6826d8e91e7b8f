using HybridTrust.Workflows.Cases;

namespace HybridTrust.Local.Tests.Engine;

public sealed class ReplayingActivityCases : ActivityCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}

public sealed class ReplayingEventCases : EventCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}

public sealed class ReplayingChildCases : ChildCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}

public sealed class ReplayingClientCases : ClientCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}

public sealed class ReplayingTimeCases : TimeCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}

public sealed class ReplayingRestartCases : RestartCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}

public sealed class ReplayingInterruptionCases : InterruptionCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: true);
}
