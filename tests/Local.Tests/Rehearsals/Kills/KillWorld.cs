using HybridTrust.Local.Processes;
using Xunit;

namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>One world that all kills start from, so that its keys are made once, and how long a run takes in it when nobody is killed.</summary>
public sealed class KillWorld : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<RunPart, TimeSpan> _lengths = [];

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using (await KillStage.StartAsync(_folder.In("world"), default))
        {
            // Only started: the world, the secrets and the runner's certificate are there now.
        }

        // Its runner must have left before its files are copied.
        Assert.Empty(await ChildrenOf.LeftAsync(_folder.FullPath));
        await MeasureAsync();
    }

    /// <summary>How long a part takes when nobody is killed.</summary>
    public TimeSpan LengthOf(RunPart part) => _lengths[part];

    /// <summary>A copy of the world for one kill.</summary>
    public string Copy(string name)
    {
        var (world, copy) = (_folder.In("world"), _folder.In(name));
        foreach (var file in Directory.EnumerateFiles(world, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(world, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private async Task MeasureAsync()
    {
        await using var stage = await KillStage.StartAsync(Copy("undisturbed"), default);
        var requester = new PatientRequester(stage);
        var delivered = TimeProvider.System.GetTimestamp();
        var following = requester.FollowAsync(default);
        await requester.Approving;
        _lengths[RunPart.Planning] = TimeProvider.System.GetElapsedTime(delivered);
        await following;
        _lengths[RunPart.Applying] = TimeProvider.System.GetElapsedTime(delivered) - _lengths[RunPart.Planning];
    }
}
