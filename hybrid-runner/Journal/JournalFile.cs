namespace HybridTrust.Runner.Journal;

/// <summary>
/// The journal on the server's disk. A tail that a crash tore is cut when it is opened; a damaged middle is reported and
/// nothing is started, because what was lost may be a change that was begun.
/// </summary>
internal sealed class JournalFile : IRecordLog
{
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>What .NET says of a file that is locked, on Linux.</summary>
    private const int LockedOnLinux = 11;

    /// <summary>The same on macOS.</summary>
    private const int LockedOnMac = 35;

    private readonly string _path;
    private FileStream _file;
    private long _length;
    private long _next = 1;

    private JournalFile(string path, FileStream file, List<JournalRecord> records)
    {
        _path = path;
        _file = file;
        Records = records;
    }

    public IReadOnlyList<JournalRecord> Records { get; private set; }

    /// <summary>Opens the journal at a path, or begins it.</summary>
    /// <exception cref="JournalException">Another runner uses it, it cannot be opened, or it is damaged.</exception>
    public static JournalFile Open(string path)
    {
        FileStream? file = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file = OpenExclusively(path, FileMode.OpenOrCreate);
            var records = new List<JournalRecord>();
            var journal = new JournalFile(path, file, records);
            journal.Load(records);
            return journal;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new JournalException(
                $"The journal {path} cannot be opened: {failure.Message} See whether another runner uses the same dataDirectory, and whether this account may write there.",
                failure);
        }
        catch (JournalException)
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>The records of a journal, which is left as it is; null while a runner holds it.</summary>
    /// <exception cref="JournalException">It cannot be opened, or it is damaged.</exception>
    public static IReadOnlyList<JournalRecord>? ReadOnly(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var records = new List<JournalRecord>();
            new JournalFile(path, file, records).Scan(records);
            return records;
        }
        catch (IOException held) when (held.HResult is SharingViolation or LockedOnLinux or LockedOnMac)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal {path} cannot be read: {failure.Message} See whether this account may read it.", failure);
        }
    }

    public void Append(JournalRecord record, bool durable)
    {
        var line = JournalLine.Write(_next, record);

        // What an earlier append could not finish must not stand between two records.
        if (_file.Length != _length)
        {
            _file.SetLength(_length);
        }

        _file.Position = _length;
        _file.Write(line);
        _file.Flush(flushToDisk: durable);
        _length += line.Length;
        _next++;
    }

    public void Rewrite(IReadOnlyList<JournalRecord> records)
    {
        var fresh = _path + ".new";
        using (var copy = OpenExclusively(fresh, FileMode.Create))
        {
            foreach (var (index, record) in records.Index())
            {
                copy.Write(JournalLine.Write(index + 1, record));
            }

            copy.Flush(flushToDisk: true);
        }

        // Windows does not replace a file that is open; the name is taken again right after.
        _file.Dispose();
        File.Move(fresh, _path, overwrite: true);
        _file = OpenExclusively(_path, FileMode.Open);
        _length = _file.Length;
        _next = records.Count + 1;
        Records = records;
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenExclusively(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private void Load(List<JournalRecord> records)
    {
        Scan(records);
        if (_file.Length != _length)
        {
            _file.SetLength(_length);
            _file.Flush(flushToDisk: true);
        }
    }

    private void Scan(List<JournalRecord> records)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        for (var at = 0; NextLine(bytes, at) is { } end; at = end + 1)
        {
            if (JournalLine.Read(bytes.AsSpan(at..end), out var number) is not { } record || number != _next)
            {
                RefuseDamage(bytes, at);
                break;
            }

            records.Add(record);
            _next++;
            _length = end + 1;
        }
    }

    // A crash tears the end only: a whole record behind the damage means that something else happened to the file.
    private void RefuseDamage(byte[] bytes, int from)
    {
        for (var at = from; NextLine(bytes, at) is { } end; at = end + 1)
        {
            if (JournalLine.Read(bytes.AsSpan(at..end), out var number) is not null)
            {
                throw new JournalException(
                    $"The journal {_path} is damaged behind record {_next - 1} (byte {from}); record {number} behind it is whole. " +
                    "No job is started. Keep the file for analysis, see in the host's reports which run was last carried out here and verify that run, " +
                    "then move the file away and start the runner again.");
            }
        }
    }

    private static int? NextLine(byte[] bytes, int from) => Array.IndexOf(bytes, (byte)'\n', from) is var end and >= 0 ? end : null;
}
