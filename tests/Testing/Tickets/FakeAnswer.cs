using System.Text.Json.Nodes;

namespace HybridTrust.Testing.Tickets;

/// <summary>An answer of a fake ticket system.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, or null.</param>
public sealed record FakeAnswer(int Status, JsonNode? Body = null);
