pub(super) mod sentence;
