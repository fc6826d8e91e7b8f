namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>An invitation as <c>POST /api/runners/invitations</c> takes it. Who invites is the caller.</summary>
/// <param name="Runner">The runner's name, as profiles have it.</param>
/// <param name="Minutes">How long the code works: 1 to 60; 15 when left out.</param>
public sealed record InvitationPayload(
    string Runner,
    int? Minutes = null);
