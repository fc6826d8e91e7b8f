namespace HybridTrust.Api.Routing;

/// <summary>An answer of a route that is no problem.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The type of the body, as JSON; null when the media type says it all.</param>
/// <param name="MediaType">The media type.</param>
public sealed record ApiResponse(int Status, Type? Body, string MediaType = "application/json");
