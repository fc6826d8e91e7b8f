namespace HybridTrust.Steps;

/// <summary>One thing that must be true: how to inspect it, make it so, put it back.</summary>
public interface IStep
{
    /// <summary>The procedure's id and the step's name, such as <c>skype-online-partner/mail-user</c>; never changed once released.</summary>
    string Id { get; }

    /// <summary>Where its object lives.</summary>
    Site Site { get; }

    /// <summary>The server or tenant it acts on.</summary>
    string Target { get; }

    /// <summary>The object, as an admin names it.</summary>
    string Object { get; }

    /// <summary>The document step it carries out.</summary>
    DocumentReference Document { get; }

    /// <summary>What to know before approving it.</summary>
    Risk Risk { get; }

    /// <summary>Whether the run goes on when the other side refuses it.</summary>
    bool Optional { get; }

    /// <summary>The facts of other sites that inspecting needs; it runs after them.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>The facts that inspecting or applying publishes.</summary>
    IReadOnlyList<string> Publishes { get; }

    /// <summary>Only reads.</summary>
    Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation);

    /// <summary>Makes it so; safe to repeat.</summary>
    /// <exception cref="StepRefusedException">The other side refuses it for good: a normal outcome, with an explanation.</exception>
    Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation);

    /// <summary>Puts back what <paramref name="before"/> saw, per value and only while it is still the value we wrote.</summary>
    Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation);
}
