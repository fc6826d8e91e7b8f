using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A step that only looks: it finds things in place or says what a person must do first, and never calls for a change.</summary>
public abstract class ReadingStep(OrganizationProfile organization, Site site, ShellKind shell, string target)
    : ShellStep(organization, site, shell, target)
{
    /// <inheritdoc />
    public sealed override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        throw new InvalidOperationException($"{Id} only reads.");

    /// <inheritdoc />
    public sealed override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "The step only reads." });

    /// <summary>Nothing to do.</summary>
    protected static Observation Fine(string sentence) => new(new Finding.InPlace { Sentence = sentence });

    /// <summary>A person must act first.</summary>
    protected static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
