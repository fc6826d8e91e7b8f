using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>A folder with the product's scripts and the fakes beside them.</summary>
internal sealed class BridgeFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-").FullName;

    public BridgeFolder()
    {
        foreach (var file in Directory.EnumerateFiles(BridgeProgram.ScriptFolder).Concat(Directory.EnumerateFiles(Fakes)))
        {
            File.Copy(file, At(Path.GetFileName(file)), overwrite: true);
        }

        File.WriteAllBytes(At("auth.cer"), TestCertificates.Host.RawData);
    }

    /// <summary>The machine's PowerShell with the scripts of this folder.</summary>
    public BridgeProgram Program => BridgeProgram.Find()! with { Folder = _folder };

    /// <summary>The tests' own modules.</summary>
    public static string Fakes => Path.Combine(AppContext.BaseDirectory, "PowerShell", "FakeExchange");

    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>Remote sessions lead to a process of this machine in which FakeExchange stands, and local operations to FakeWindows.</summary>
    public BridgeFolder WithFakeServers()
    {
        File.AppendAllText(At("bridge-sessions.ps1"), InHere("ProcessSession.ps1"));
        File.WriteAllText(At(ShellAccess.WindowsModule), InHere("FakeWindows.psm1"));
        return this;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // Windows keeps a folder for a moment after the last process in it is gone.
        }
    }

    private string InHere(string fake) => File.ReadAllText(At(fake)).Replace("{folder}", _folder.Replace('\\', '/'), StringComparison.Ordinal);
}
