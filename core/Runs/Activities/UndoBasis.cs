using HybridTrust.Evidence;

namespace HybridTrust.Runs.Activities;

/// <summary>What an earlier run's evidence says of it, for the way back.</summary>
/// <param name="Organization">Its organization.</param>
/// <param name="Procedures">Its procedures, in order.</param>
/// <param name="Applied">The steps that it changed and nobody has put back since, last first; each with its state before the run.</param>
/// <param name="PutBack">How many of its steps were put back before.</param>
/// <param name="HalfDone">Steps that failed and may be half done: there is no telling what of them is the run's.</param>
/// <param name="Facts">What the run knew at its end.</param>
public sealed record UndoBasis(
    string Organization,
    IReadOnlyList<string> Procedures,
    IReadOnlyList<StepEvidence> Applied,
    int PutBack,
    IReadOnlyList<StepEvidence> HalfDone,
    IReadOnlyDictionary<string, string> Facts);
