using System.Security.Cryptography;

namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// The private keys of the simulated world: PKCS#8 files readable by their owner only. The estate plays the datacentre, so
/// keys live here and nowhere else; no response, snapshot or log ever holds one.
/// </summary>
internal sealed class KeyFiles
{
    private readonly string _directory;

    public KeyFiles(string dataDirectory)
    {
        _directory = Path.Combine(dataDirectory, "keys");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_directory);
        }
        else
        {
            Directory.CreateDirectory(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Save(string name, RSA key)
    {
        var bytes = key.ExportPkcs8PrivateKey();
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(FileOf(name), options);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>The key, or null when the estate holds none under that name.</summary>
    public RSA? Find(string name)
    {
        if (!File.Exists(FileOf(name)))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(FileOf(name));
        try
        {
            var key = RSA.Create();
            key.ImportPkcs8PrivateKey(bytes, out _);
            return key;
        }
        catch (CryptographicException damaged)
        {
            throw new EstateException($"The estate's key file {FileOf(name)} is damaged. " +
                "Start a new world in an empty directory.", damaged);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private string FileOf(string name) => Path.Combine(_directory, $"{name}.p8");
}
