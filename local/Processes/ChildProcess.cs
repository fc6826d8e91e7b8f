using System.Diagnostics;

namespace HybridTrust.Local.Processes;

/// <summary>
/// A child that never outlives this process: it ends when its standard input closes or its parent is gone, and is stopped here before.
/// It gets no secret on its command line.
/// </summary>
internal sealed class ChildProcess : IRunningProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly LastLines _lines = new(capacity: 20);
    private readonly Announcement _announcement = new();
    private volatile bool _stopping;

    private ChildProcess(ChildProgram program, Process process)
    {
        Program = program;
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Ended = EndedAsync();
    }

    public ChildProgram Program { get; }

    public int Id => _process.Id;

    /// <inheritdoc />
    public Task<string?> Ended { get; }

    /// <summary>Starts a program of the product.</summary>
    /// <exception cref="ChildProcessException">It is not there or cannot be started.</exception>
    public static ChildProcess Start(ChildProgram program, params IReadOnlyList<string> arguments)
    {
        if (!File.Exists(program.Assembly))
        {
            throw new ChildProcessException($"Cannot start {program.Name}: {program.Assembly} is missing. Build the solution again.");
        }

        var start = new ProcessStartInfo(ChildProgram.Dotnet())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(program.Assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return new ChildProcess(program, Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new ChildProcessException($"Cannot start {program.Name} with {start.FileName}: {failure.Message}. Check the .NET installation.", failure);
        }
    }

    /// <summary>Kills it, as nothing it could prepare for.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended just before.
        }
    }

    /// <summary>The rest of the first line that starts with a text.</summary>
    /// <exception cref="ChildProcessException">The process ended before it wrote such a line.</exception>
    public async Task<string> AnnouncedAsync(string start, CancellationToken cancellation)
    {
        var announced = _announcement.WaitAsync(start);
        await Task.WhenAny((Task)announced, Ended).WaitAsync(cancellation);
        return announced.IsCompleted ? await announced : throw new ChildProcessException(await Ended ?? $"{Program.Name} was stopped.");
    }

    /// <summary>Asks it to end, without waiting until it has.</summary>
    public void AskToStop()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        try
        {
            if (!_process.HasExited)
            {
                ChildSignal.Stop(_process);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the signal.
        }
    }

    public async ValueTask DisposeAsync()
    {
        AskToStop();
        try
        {
            if (!_process.HasExited)
            {
                await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(Patience, TimeProvider.System));
            }

            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the kill.
        }

        await Ended;
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            _lines.Add(line);
            _announcement.Look(line);
        }
    }

    private async Task<string?> EndedAsync()
    {
        // Waiting without a time limit also drains the two streams, so the last lines are all there.
        await _process.WaitForExitAsync();
        if (_stopping)
        {
            return null;
        }

        var words = _lines.Text();
        return $"{Program.Name} (process {_process.Id}) ended unexpectedly with exit code {_process.ExitCode}."
            + (words.Length == 0 ? " It wrote nothing." : $" Its last lines:\n{words}");
    }
}
