namespace HybridTrust.Runner.Doctor;

/// <summary>Makes checks one after the other. One that breaks off is a failed check, and the next is made all the same.</summary>
internal static class Examination
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IEnumerable<ICheckup> checkups, CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        foreach (var checkup in checkups)
        {
            try
            {
                results.AddRange(await checkup.RunAsync(cancellation));
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                results.Add(CheckResult.Failed(
                    checkup.Name, $"The check broke off: {fault.GetType().Name}: {fault.Message}", "Send this line with a report; the other checks were made."));
            }
        }

        return results;
    }
}
