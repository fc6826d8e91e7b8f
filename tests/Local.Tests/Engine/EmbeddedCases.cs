using HybridTrust.Workflows.Cases;

namespace HybridTrust.Local.Tests.Engine;

public sealed class EmbeddedActivityCases : ActivityCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}

public sealed class EmbeddedEventCases : EventCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}

public sealed class EmbeddedChildCases : ChildCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}

public sealed class EmbeddedClientCases : ClientCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}

public sealed class EmbeddedTimeCases : TimeCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}

public sealed class EmbeddedRestartCases : RestartCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}

public sealed class EmbeddedInterruptionCases : InterruptionCases
{
    protected override IEngineFixture CreateEngine() => new EmbeddedFixture(replayAlways: false);
}
