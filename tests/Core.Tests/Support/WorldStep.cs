using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Support;

/// <summary>A step over a dictionary: the key must have the value. For tests of what happens around steps.</summary>
internal sealed class WorldStep(string name, Dictionary<string, string> world) : IStep
{
    public int Applications { get; private set; }

    public Func<Exception>? Refuse { get; init; }

    public bool Forgets { get; init; }

    /// <summary>How many more looks fail, as on a server that does not answer.</summary>
    public int Unanswered { get; set; }

    public string Id => $"test/{name}";

    public Site Site { get; init; } = Site.Exchange;

    public string Target => "ex01.fabrikam.com";

    public string Object => name;

    public DocumentReference Document => new("test", name);

    public Risk Risk => Risk.None;

    public bool Optional { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];

    public IReadOnlyList<string> Publishes { get; init; } = [];

    public Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (Unanswered-- > 0)
        {
            throw new IOException("the server does not answer");
        }

        foreach (var fact in Publishes)
        {
            context.Facts.Publish(fact, name);
        }

        return Task.FromResult(new Observation(world.GetValueOrDefault(name) switch
        {
            "yes" => new Finding.InPlace { Sentence = $"{name} is in place" },
            null => new Finding.Missing { Sentence = $"would make {name}", Settings = [new("value", "yes", null)] },
            var other => new Finding.Different { Sentence = $"would change {name}", Settings = [new("value", "yes", other)] },
        }));
    }

    public Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        Applications++;
        if (Refuse is not null)
        {
            throw Refuse();
        }

        if (!Forgets)
        {
            world[name] = "yes";
        }

        return Task.CompletedTask;
    }

    public Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (world.GetValueOrDefault(name) is not "yes")
        {
            return Task.FromResult<UndoOutcome>(new UndoOutcome.Blocked { Sentence = $"{name} is no longer ours" });
        }

        world.Remove(name);
        return Task.FromResult<UndoOutcome>(new UndoOutcome.Undone { Sentence = $"{name} is gone" });
    }

    public static Exception PermanentRefusal() => new StepRefusedException("Microsoft refuses it");

    public static Exception Fault() => new PermanentFailureException("the server said no");

    /// <summary>A procedure of these steps, in a catalogue.</summary>
    public static IProcedureCatalogue Catalogue(params IStep[] steps) => new ProcedureCatalogue([new Procedure(steps)]);

    private sealed class Procedure(IReadOnlyList<IStep> steps) : IProcedure
    {
        public string Id => "test";

        public string Title => "test";

        public bool Legacy => false;

        public IReadOnlyList<ManualCheck> ManualChecks => [];

        public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) => steps;

        public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [];
    }
}
