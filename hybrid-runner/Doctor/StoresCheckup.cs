using HybridTrust.Runner.Journal;

namespace HybridTrust.Runner.Doctor;

/// <summary>The data folder and the journal in it.</summary>
internal sealed class StoresCheckup(string dataDirectory) : ICheckup
{
    private const long Little = 100L * 1024 * 1024;

    public string Name => "data folder";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CheckResult>>(Directory.Exists(dataDirectory) ? [Writable(), Space(), Journal()] : [Missing()]);

    private CheckResult Missing() => CheckResult.Warning(
        Name, $"{dataDirectory} does not exist; the runner makes it at its first start.", "On a server that has run before, see whether dataDirectory is right: a new journal knows no nonce that was used.");

    // Writing is the only sure answer (rights, quota, a volume that is read-only); the file is gone when it is closed.
    private CheckResult Writable()
    {
        var probe = Path.Combine(dataDirectory, $".doctor-{Environment.ProcessId}");
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
            file.Flush(flushToDisk: true);
            return CheckResult.Ok(Name, $"{dataDirectory} can be written.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Failed(Name, $"{dataDirectory} cannot be written: {failure.Message}", "Give the runner's account Modify on the folder, and free space.");
        }
    }

    private CheckResult Space()
    {
        var free = new DriveInfo(Path.GetFullPath(dataDirectory)).AvailableFreeSpace;
        return free < Little
            ? CheckResult.Warning("free space", $"{free / 1024 / 1024} MB are free at {dataDirectory}.", "Free space: no change is started while the journal cannot be written.")
            : CheckResult.Ok("free space", $"{free / 1024 / 1024} MB are free.");
    }

    private CheckResult Journal()
    {
        var path = Path.Combine(dataDirectory, "journal.log");
        try
        {
            return File.Exists(path) ? Described(path, JournalFile.ReadOnly(path)) : CheckResult.Ok("journal", "There is none yet; the runner begins it at its first start.");
        }
        catch (JournalException damaged)
        {
            return CheckResult.Failed("journal", damaged.Message, "The runner does not start with it.");
        }
    }

    private static CheckResult Described(string path, IReadOnlyList<JournalRecord>? records) => records is null
        ? CheckResult.Ok("journal", $"{path} is in use by a runner that runs.")
        : CheckResult.Ok("journal", $"{path} opens; {records.Count} records.");
}
