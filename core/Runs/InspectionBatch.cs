using HybridTrust.Plans;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>Steps that one executor inspects together.</summary>
/// <param name="Executor">Who.</param>
/// <param name="Steps">What, in order.</param>
internal sealed record InspectionBatch(Executor Executor, IReadOnlyList<IStep> Steps);
