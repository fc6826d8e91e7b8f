using HybridTrust.Jobs;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runners;

/// <summary>A job and what was sent with it.</summary>
/// <param name="Instance">The workflow that waits for the result.</param>
/// <param name="Dispatch">Its input.</param>
internal sealed record WaitingJob(WorkflowInstance Instance, JobDispatch Dispatch);
