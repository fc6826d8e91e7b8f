using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>One PowerShell process with its bridge. It answers one request at a time; whatever ends it ends its whole tree.</summary>
internal sealed class BridgeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _mark;
    private readonly LastLines _complaints;
    private long _asked;

    private BridgeProcess(Process process, string mark, LastLines complaints)
    {
        _process = process;
        _mark = mark;
        _complaints = complaints;
    }

    /// <summary>PowerShell's version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts a process and opens its shell.</summary>
    /// <exception cref="BridgeException">The process died, did not speak the protocol, or ran into the limit.</exception>
    /// <exception cref="BridgeRefusedException">The shell cannot be opened; the error says why.</exception>
    public static async Task<BridgeProcess> StartAsync(
        BridgeProgram program, BridgeAccess access, IEnumerable<Operation> operations, CancellationToken limit)
    {
        var mark = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var complaints = new LastLines();
        var process = new Process { StartInfo = program.StartInfo() };
        process.ErrorDataReceived += (_, line) => complaints.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (Exception unable) when (unable is Win32Exception or InvalidOperationException)
        {
            process.Dispose();
            throw new BridgeException($"{program.PowerShell} could not be started: {unable.Message}");
        }

        process.BeginErrorReadLine();
        var bridge = new BridgeProcess(process, mark, complaints);
        try
        {
            var hello = new BridgeHello(BridgeHello.CurrentProtocol, mark, access, [.. operations.Select(BridgeOperation.Of)]);
            var answer = await bridge.ExchangeAsync(BridgeJson.Write(hello), "hello", limit);
            bridge.Version = Greeted(answer);
            return bridge;
        }
        catch
        {
            await bridge.KillAsync();
            bridge._process.Dispose();
            throw;
        }
    }

    /// <summary>Asks for one operation.</summary>
    /// <exception cref="BridgeException">The process died or ran into the limit; it is gone.</exception>
    public async Task<BridgeAnswer> AskAsync(OperationCall call, CancellationToken limit)
    {
        var id = (++_asked).ToString(CultureInfo.InvariantCulture);
        var request = new BridgeRequest(id, call.Operation, [.. call.Parameters.Select(p => BridgeValue.Of(p.Key, p.Value))]);
        try
        {
            return await ExchangeAsync(BridgeJson.Write(request), id, limit);
        }
        catch
        {
            await KillAsync();
            throw;
        }
    }

    /// <summary>Lets the bridge close its session and end; what does not end by itself is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Farewell);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or InvalidOperationException)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string Greeted(BridgeAnswer answer) => answer switch
    {
        { Protocol: not BridgeHello.CurrentProtocol } => throw new BridgeException(
            $"The bridge script speaks protocol {answer.Protocol}, this runner {BridgeHello.CurrentProtocol}. Install the files of one release together."),
        { Error: { } error } => throw new BridgeRefusedException(error.Decode()),
        { Version: { } version } => WireText.Decode(version),
        _ => throw new BridgeException("The bridge script opened a shell without telling PowerShell's version. Install the files of one release together."),
    };

    private async Task<BridgeAnswer> ExchangeAsync(string line, string id, CancellationToken limit)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line.AsMemory(), limit);
            await _process.StandardInput.FlushAsync(limit);
            while (await _process.StandardOutput.ReadLineAsync(limit) is { } answered)
            {
                // Other lines are those of programs that a cmdlet started.
                if (answered.StartsWith(_mark, StringComparison.Ordinal) && BridgeJson.Read(answered.AsSpan(_mark.Length)) is { } answer)
                {
                    return string.Equals(answer.Id, id, StringComparison.Ordinal)
                        ? answer
                        : throw new BridgeException($"The bridge answered '{answer.Id}' where '{id}' was asked.");
                }
            }
        }
        catch (Exception broken) when (broken is IOException or JsonException or FormatException)
        {
            throw new BridgeException(await EpitaphAsync($"PowerShell could not be spoken with any longer ({broken.Message.TrimEnd('.')})."));
        }
        catch (OperationCanceledException)
        {
            throw new BridgeException("PowerShell did not answer within the time limit, and was ended with everything it had started.") { TimedOut = true };
        }

        throw new BridgeException(await EpitaphAsync("PowerShell ended in the middle of it."));
    }

    private async Task<string> EpitaphAsync(string what)
    {
        await KillAsync();
        var code = _process.HasExited ? $" Exit code {_process.ExitCode}." : "";
        return _complaints.Text is { Length: > 0 } last ? $"{what}{code} Its last words: {last}" : $"{what}{code}";
    }

    private async Task KillAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            using var patience = new CancellationTokenSource(Farewell);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException or OperationCanceledException)
        {
            // It is gone, or going; nothing more can be done about it from here.
        }
    }
}
