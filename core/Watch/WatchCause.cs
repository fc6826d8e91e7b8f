using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace HybridTrust.Watch;

/// <summary>A reason to tell people, kept from the day it appears until it is gone: one cause is one ticket or one run.</summary>
/// <param name="Organization">Whose it is; the host's own causes name the host.</param>
/// <param name="Subject">Which object, and what of it.</param>
/// <param name="Level">How pressing it is; what is no certificate's end is at <see cref="ExpiryLevel.Ticket"/>.</param>
/// <param name="Sentence">For a person.</param>
/// <param name="Remedy">What the watch does of it by itself; null for a ticket alone.</param>
/// <param name="Since">When it appeared, UTC.</param>
/// <param name="Told">The level at which people were told last.</param>
public sealed record WatchCause(
    string Organization, string Subject, ExpiryLevel Level, string Sentence, WatchRemedy Remedy, DateTimeOffset Since, ExpiryLevel Told)
{
    /// <summary>The run that was opened for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Run { get; init; }

    /// <summary>When that run was opened, UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>How often a run was opened anew at this level, because the one before had come to nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Again { get; init; }

    /// <summary>Whether a rotation is at it: what is open stays open, and nobody is told anything.</summary>
    [JsonIgnore]
    public bool IsUnderWay { get; init; }

    /// <summary>Names it: the same object and reason is the same cause.</summary>
    [JsonIgnore]
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Organization}\n{Subject}")))[..20];
}
