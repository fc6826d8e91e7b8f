using HybridTrust.Workflows;

namespace HybridTrust.Steps;

/// <summary>The other side refuses a step for good (a first-party principal, a policy): a normal outcome, not a fault.</summary>
public sealed class StepRefusedException(string explanation) : PermanentFailureException(explanation);
