namespace HybridTrust.Runner.Doctor;

/// <summary>Says that no Exchange or Skype shell was tried.</summary>
internal sealed class NoTargetsCheckup : ICheckup
{
    public string Name => "shells";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CheckResult>>(
    [
        CheckResult.Warning(
            Name, "No shell of Exchange or Skype was opened: their servers come with a job, and none was named.",
            "Name each server that this runner shall reach: --exchange-server NAME, --skype-server NAME."),
    ]);
}
