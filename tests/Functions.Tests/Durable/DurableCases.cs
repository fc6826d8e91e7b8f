using HybridTrust.Workflows.Cases;

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
